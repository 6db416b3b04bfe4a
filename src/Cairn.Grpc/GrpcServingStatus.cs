namespace Cairn.Grpc;

/// <summary>What the health protocol tells about a service.</summary>
public enum GrpcServingStatus
{
    /// <summary>It is not known.</summary>
    Unknown = 0,

    /// <summary>The service takes calls.</summary>
    Serving = 1,

    /// <summary>The service takes no calls now.</summary>
    NotServing = 2,
}
