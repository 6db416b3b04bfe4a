namespace Grpc.Core;

/// <summary>Stands for the type of Grpc.Core.Api.</summary>
public abstract class ClientBase;
