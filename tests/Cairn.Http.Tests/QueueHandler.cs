namespace Cairn.Http.Tests;

/// <summary>Handles messages that say how long their sender waits, as services write theirs.</summary>
internal sealed class QueueHandler(CallDeadline deadline, NotifierClient notifier)
{
    public async Task HandleAsync(TimeSpan remaining, CancellationToken cancellationToken)
    {
        using (deadline.Limit(remaining))
        {
            await notifier.TryNotifyAsync("42", cancellationToken);
        }
    }
}
