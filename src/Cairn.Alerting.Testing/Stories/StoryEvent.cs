namespace Cairn.Alerting.Testing.Stories;

/// <summary>Something that happens at a time of the story.</summary>
/// <param name="Due">When.</param>
/// <param name="Happens">What; it is given the scheduled time.</param>
internal sealed record StoryEvent(TimeSpan Due, Func<TimeSpan, CancellationToken, Task> Happens);
