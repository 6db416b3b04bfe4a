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
        .Select(word => char.ToUpper(word[0], CultureInfo.InvariantCulture) + word[1..]));
}
