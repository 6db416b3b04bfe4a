using Cairn.Grpc.Wire;
using Microsoft.AspNetCore.Http;

namespace Cairn.Grpc.Server;

/// <summary>What the headers of a request say about the call.</summary>
/// <param name="Timeout">How long the caller waits, if it said so.</param>
/// <param name="Encoding">How its messages are compressed.</param>
/// <param name="Accepted">How it likes answers to be compressed.</param>
/// <param name="Metadata">What is the service's own.</param>
internal sealed record CallRequest(TimeSpan? Timeout, MessageEncoding Encoding, MessageEncoding Accepted, GrpcMetadata Metadata)
{
    private static readonly string[] NotMetadata = ["host", "content-type", "content-length", "te", "connection", "transfer-encoding"];

    /// <exception cref="GrpcException">A header is malformed, or the encoding is not known.</exception>
    public static CallRequest Read(IHeaderDictionary headers)
    {
        if (!EncodingNames.TryParse(headers[GrpcHeaders.Encoding], out var encoding))
        {
            throw new GrpcException(GrpcStatusCode.Unimplemented, $"The encoding '{headers[GrpcHeaders.Encoding]}' is not known. Use one of {EncodingNames.All}.");
        }

        return new CallRequest(TimeoutOf(headers), encoding, EncodingNames.Best(headers[GrpcHeaders.AcceptEncoding]), MetadataOf(headers));
    }

    private static TimeSpan? TimeoutOf(IHeaderDictionary headers)
    {
        if (!headers.TryGetValue(GrpcHeaders.Timeout, out var value))
        {
            return null;
        }

        return TimeoutHeader.TryParse(value.ToString(), out var timeout)
            ? timeout
            : throw new GrpcException(GrpcStatusCode.Internal, $"The header {GrpcHeaders.Timeout} is malformed. It is one to eight digits and a unit.");
    }

    private static GrpcMetadata MetadataOf(IHeaderDictionary headers)
    {
        var metadata = new GrpcMetadata();
        foreach (var (name, values) in headers)
        {
            if (!IsMetadata(name))
            {
                continue;
            }

            foreach (var value in values)
            {
                Add(metadata, name.ToLowerInvariant(), value ?? "");
            }
        }

        return metadata;
    }

    private static bool IsMetadata(string name) =>
        !name.StartsWith(':')
        && !name.StartsWith(GrpcHeaders.ReservedPrefix, StringComparison.OrdinalIgnoreCase)
        && !NotMetadata.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static void Add(GrpcMetadata metadata, string name, string value)
    {
        if (!name.EndsWith(GrpcHeaders.BinarySuffix, StringComparison.Ordinal))
        {
            metadata.AddReceived(name, value);
            return;
        }

        foreach (var part in value.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!BinaryHeader.TryDecode(part, out _))
            {
                throw new GrpcException(GrpcStatusCode.Internal, $"The header {name} is malformed. It is base64.");
            }

            metadata.AddReceived(name, part);
        }
    }
}
