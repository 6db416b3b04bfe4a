namespace Grpc.Core;

public interface IMethod
{
    MethodType Type { get; }

    string FullName { get; }
}
