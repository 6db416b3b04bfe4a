namespace Cairn.Logging.Redaction;

/// <summary>How values of one type are redacted.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Name">The type's name, as a record prints it.</param>
/// <param name="Text">What replaces values that are classified as a whole.</param>
/// <param name="Members">What a redacted value shows.</param>
internal sealed record TypePlan(PlanKind Kind, string Name = "", string? Text = null, IReadOnlyList<MemberPlan>? Members = null)
{
    public static readonly TypePlan Clean = new(PlanKind.Clean);
    public static readonly TypePlan Elements = new(PlanKind.Elements);
}
