using System.Runtime.CompilerServices;
using Cairn.Grpc.Health.V1;

namespace Cairn.Grpc.Health;

using ServingStatus = HealthCheckResponse.Types.ServingStatus;

/// <summary>The methods of <c>grpc.health.v1.Health</c>.</summary>
internal sealed class HealthService(HealthBoard board)
{
    public void Bind(ProtoServiceBuilder service) => service
        .Unary<HealthCheckRequest, HealthCheckResponse>(nameof(Check), (request, _) => ValueTask.FromResult(Check(request)))
        .Unary<HealthListRequest, HealthListResponse>(nameof(List), (_, _) => ValueTask.FromResult(List()))
        .ServerStreaming<HealthCheckRequest, HealthCheckResponse>("Watch", (request, call) => WatchAsync(request, call.Cancelled));

    private HealthCheckResponse Check(HealthCheckRequest request) => board.Find(request.Service) is { } status
        ? Response(status)
        : throw new GrpcException(GrpcStatusCode.NotFound, $"The service '{request.Service}' is not known.");

    private HealthListResponse List()
    {
        var response = new HealthListResponse();
        foreach (var (service, status) in board.All())
        {
            response.Statuses.Add(service, Response(status));
        }

        return response;
    }

    private async IAsyncEnumerable<HealthCheckResponse> WatchAsync(HealthCheckRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var watch = board.Watch(request.Service);
        await foreach (var status in watch.ChangesAsync(cancellationToken))
        {
            yield return Response(status);
        }
    }

    private static HealthCheckResponse Response(ServingStatus status) => new() { Status = status };
}
