namespace Grpc.Core;

public sealed class Method(MethodType type, string fullName) : IMethod
{
    public MethodType Type { get; } = type;

    public string FullName { get; } = fullName;
}
