namespace Cairn.Http.Deadlines;

/// <summary>Tells how much time is left; <c>null</c> is no limit.</summary>
internal interface ITimeLimit
{
    TimeSpan? Remaining { get; }
}
