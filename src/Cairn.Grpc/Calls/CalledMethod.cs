namespace Cairn.Grpc.Calls;

/// <summary>The method that a call is for.</summary>
/// <param name="Name">Its full name, <c>package.Service/Method</c>; <see cref="Other"/> for what the service does not have, as callers could make up any number.</param>
/// <param name="Kind">How many messages its calls have.</param>
/// <param name="IsDrained">Whether its stack ends its calls itself when the service stops.</param>
/// <param name="IsObserved">Whether its calls are measured: those of probes are not.</param>
internal sealed record CalledMethod(string Name, CallKind Kind, bool IsDrained, bool IsObserved)
{
    public const string Other = "_OTHER";

    public static CalledMethod Unknown { get; } = new(Other, CallKind.Unknown, IsDrained: false, IsObserved: true);
}
