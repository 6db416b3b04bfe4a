namespace Cairn.Grpc.Server;

/// <summary>A method that is served. It is the metadata of its endpoint, by which middleware knows the method.</summary>
/// <param name="Service">The full name of the service.</param>
/// <param name="Name">The name of the method.</param>
/// <param name="Kind">Its shape.</param>
/// <param name="Invoke">Reads what it needs, and writes what it answers.</param>
internal sealed record ServerMethod(string Service, string Name, MethodKind Kind, Func<ServerCall, Task> Invoke)
{
    public string FullName => $"{Service}/{Name}";

    public string Path => $"/{Service}/{Name}";

    public override string ToString() => FullName;
}
