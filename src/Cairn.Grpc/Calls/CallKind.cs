namespace Cairn.Grpc.Calls;

/// <summary>What is known of how many messages the calls of a method have.</summary>
internal enum CallKind
{
    /// <summary>The stack does not tell.</summary>
    Unknown,

    /// <summary>One message in each direction.</summary>
    Unary,

    /// <summary>Any number of messages in at least one direction.</summary>
    Streaming,
}
