using Acme.BuildStatus.V1;
using Cairn.Grpc;
using Google.Protobuf.WellKnownTypes;

namespace Acme.BuildStatus;

/// <summary>The gRPC face of the service: the methods of <c>builds.proto</c>. A method that is missing or has other messages stops the start.</summary>
internal sealed class BuildsOverGrpc(CachedBuilds builds)
{
    public void Bind(ProtoServiceBuilder service) => service
        .Unary<GetBuildRequest, V1.Build>("GetBuild", GetAsync)
        .ServerStreaming<ListBuildsRequest, V1.Build>("ListBuilds", ListAsync);

    private async ValueTask<V1.Build> GetAsync(GetBuildRequest request, GrpcCall call) =>
        await builds.FindAsync(request.Id, call.Cancelled) is { } build
            ? Message(build)
            : throw new GrpcException(GrpcStatusCode.NotFound, $"There is no build '{request.Id}'. Report it first, or check the id.");

    private async IAsyncEnumerable<V1.Build> ListAsync(ListBuildsRequest request, GrpcCall call)
    {
        foreach (var build in await builds.LatestAsync(request.HasBranch ? request.Branch : null, call.Cancelled))
        {
            yield return Message(build);
        }
    }

    private static V1.Build Message(Build build) => new()
    {
        Id = build.Id,
        Branch = build.Branch,
        Status = build.Status,
        Updated = build.Updated.ToTimestamp(),
    };
}
