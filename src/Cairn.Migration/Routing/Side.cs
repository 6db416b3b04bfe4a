namespace Cairn.Migration.Routing;

/// <summary>Who answers.</summary>
internal enum Side
{
    Legacy,
    Candidate,
}
