using System.Globalization;

namespace Cairn.Alerting.Rules;

/// <summary>How alerts are called: what it is about, then what is wrong with it.</summary>
internal static class AlertNames
{
    public static string BurnsFast(Objective objective) => $"{Words(objective.Name)}BudgetBurnsFast";

    public static string BurnsSlowly(Objective objective) => $"{Words(objective.Name)}BudgetBurnsSlowly";

    public static string HasNoData(Objective objective) => $"{Words(objective.Name)}HasNoData";

    public static string IsAbsent(Subject subject) => $"{Words(subject.Service)}IsAbsent";

    private static string Words(string name) => string.Concat(name
        .Split(['-', '_', '.', '/', ' '], StringSplitOptions.RemoveEmptyEntries)
        .Select(Capitalised));

    private static string Capitalised(string word)
    {
        var letter = word.TakeWhile(character => !char.IsLetter(character)).Count(); // 2fast is written 2Fast
        return letter == word.Length ? word : word[..letter] + char.ToUpper(word[letter], CultureInfo.InvariantCulture) + word[(letter + 1)..];
    }
}
