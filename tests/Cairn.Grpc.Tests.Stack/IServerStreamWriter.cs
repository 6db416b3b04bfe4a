namespace Grpc.Core;

public interface IServerStreamWriter<in T>
{
    Task WriteAsync(T message);
}
