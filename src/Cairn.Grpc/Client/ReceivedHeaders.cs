using System.Globalization;
using System.Net.Http.Headers;
using Cairn.Grpc.Wire;
using Google.Protobuf;

namespace Cairn.Grpc.Client;

/// <summary>Reads the headers or the trailers of an answer.</summary>
internal static class ReceivedHeaders
{
    private static readonly string[] NotMetadata = ["date", "server", "trailer", "transfer-encoding", "connection"];

    /// <summary>The status, if it is there. One that is no number, or there twice, is an unknown one.</summary>
    public static GrpcStatus? StatusOf(HttpResponseHeaders headers)
    {
        if (Find(headers, GrpcHeaders.Status) is not { } text)
        {
            return null;
        }

        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var code) || code > (int)GrpcStatusCode.Unauthenticated)
        {
            return new GrpcStatus(GrpcStatusCode.Unknown, $"The server answered with the status '{text}', which is none.");
        }

        var message = Find(headers, GrpcHeaders.Message) is { } encoded ? StatusText.Decode(encoded) : null;
        return new GrpcStatus((GrpcStatusCode)code, message) { Details = DetailsOf(headers)?.Details ?? [] };
    }

    public static GrpcMetadata MetadataOf(HttpResponseHeaders headers)
    {
        var metadata = new GrpcMetadata();
        foreach (var (name, values) in headers.NonValidated)
        {
            var key = name.ToLowerInvariant();
            if (key.StartsWith(GrpcHeaders.ReservedPrefix, StringComparison.Ordinal) || NotMetadata.Contains(key))
            {
                continue;
            }

            foreach (var value in values.SelectMany(value => PartsOf(key, value)))
            {
                metadata.AddReceived(key, value);
            }
        }

        return metadata;
    }

    public static string? Find(HttpResponseHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;

    private static Status? DetailsOf(HttpResponseHeaders headers)
    {
        try
        {
            return Find(headers, GrpcHeaders.StatusDetails) is { } text && BinaryHeader.TryDecode(text, out var bytes) ? Status.Parser.ParseFrom(bytes) : null;
        }
        catch (InvalidProtocolBufferException)
        {
            return null; // the text of an error is never an error itself
        }
    }

    private static string[] PartsOf(string name, string value) =>
        name.EndsWith(GrpcHeaders.BinarySuffix, StringComparison.Ordinal) ? value.Split(',', StringSplitOptions.TrimEntries) : [value];
}
