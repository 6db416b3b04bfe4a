using Cairn.Parity;

namespace Cairn.Migration.Shadow;

/// <summary>
/// A place in which answers differ; where that is a difference between Python and .NET that is known, its code, and the switch of Cairn.PythonCompat that removes it. The only values that are
/// ever told are statuses.
/// </summary>
internal readonly record struct Difference(string Place, string? Code, string? Switch)
{
    private const string Status = "status";

    public static Difference Of(ParityDifference found) => new(PlaceOf(found), found.Code, found.Switch);

    public override string ToString() => Code is null ? Place : Switch is null ? $"{Place} ({Code})" : $"{Place} ({Code}, PythonCompat.{Switch})";

    private static string PlaceOf(ParityDifference found) =>
        found.Path == Status ? $"{Status} {found.Legacy} and {found.Candidate}"
        : found.IsMissing ? $"{found.Place} missing"
        : found.IsExtra ? $"{found.Place} added"
        : found.Place;
}
