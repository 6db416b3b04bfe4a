namespace Cairn.Analyzers.Tests;

/// <summary>A generated gRPC client and what it stands on.</summary>
internal static class GrpcStubs
{
    public const string Source = """

        class BuildStatusClient : Grpc.Core.ClientBase<BuildStatusClient>
        {
            public string Get(string id, Grpc.Core.Metadata? headers = null, System.DateTime? deadline = null, System.Threading.CancellationToken cancellationToken = default) =>
                Get(id, new Grpc.Core.CallOptions(headers, deadline, cancellationToken));
            public string Get(string id, Grpc.Core.CallOptions options) => id;
            public string WithHost(string host) => host;
        }

        namespace Grpc.Core
        {
            class Metadata { }
            abstract class ClientBase { }
            abstract class ClientBase<T> : ClientBase { }

            struct CallOptions
            {
                public CallOptions(Metadata? headers = null, System.DateTime? deadline = null, System.Threading.CancellationToken cancellationToken = default) { }
                public CallOptions WithHeaders(Metadata headers) => this;
                public CallOptions WithDeadline(System.DateTime deadline) => this;
            }
        }
        """;
}
