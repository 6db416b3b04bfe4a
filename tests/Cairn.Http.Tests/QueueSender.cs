namespace Cairn.Http.Tests;

/// <summary>Sends messages that say how long their sender waits, as services write theirs.</summary>
internal sealed class QueueSender(CallDeadline deadline, Action<string, IReadOnlyDictionary<string, string>> enqueue)
{
    public void Send(string message)
    {
        var remaining = deadline.Remaining ?? TimeSpan.FromMinutes(5); // what nobody waits for ends all the same
        enqueue(message, new Dictionary<string, string> { ["remaining"] = remaining.ToString("c") });
    }
}
