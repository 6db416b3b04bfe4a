namespace Cairn.Grpc;

/// <summary>Sets what the health protocol tells about single services. What is not set follows the readiness of the whole service.</summary>
public interface IGrpcHealth
{
    /// <summary>Sets the status of a service from now on. Once the service stops everything is <see cref="GrpcServingStatus.NotServing"/>, whatever is set.</summary>
    /// <param name="service">The full name of the service, such as <c>ci.builds.v1.BuildStatus</c>.</param>
    /// <param name="status">The status.</param>
    void SetStatus(string service, GrpcServingStatus status);
}
