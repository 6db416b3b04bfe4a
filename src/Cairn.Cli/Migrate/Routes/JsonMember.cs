namespace Cairn.Cli.Migrate.Routes;

/// <summary>Where a member of an object stands in a text, in bytes.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Lead">Where the white space before it begins.</param>
/// <param name="Start">Where its name begins.</param>
/// <param name="NameEnd">Where its name has ended.</param>
/// <param name="ValueStart">Where its value begins.</param>
/// <param name="End">Where its value has ended.</param>
/// <param name="Comma">The comma behind it; null where there is none.</param>
/// <param name="CommaBefore">The comma before it; null where there is none.</param>
internal sealed record JsonMember(string Name, int Lead, int Start, int NameEnd, int ValueStart, int End, int? Comma, int? CommaBefore);
