namespace Cairn.Testing.Fakes;

/// <summary>One place in the sequence of a route.</summary>
internal sealed class ScriptedAnswer(HttpAnswer answer)
{
    public HttpAnswer Answer { get; set; } = answer;

    /// <summary>How often it is to be given; null is as often as asked.</summary>
    public int? Due { get; set; } = 1;

    public int Given { get; set; }

    public bool IsLeft => Due is null || Given < Due;

    public bool IsOwed => Due is not null && Given < Due;
}
