using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace Cairn.Repository.Tests;

public sealed class VisibilityTests
{
    private static readonly IReadOnlyList<Type> Types = [.. Repository.Packages.SelectMany(Repository.Types)];

    [Fact]
    public void Public_classes_are_sealed_or_static() => Verdict.Holds(TypeRules.OpenClasses(Types));

    [Fact]
    public void An_open_class_bites()
    {
        var violation = Assert.Single(TypeRules.OpenClasses([typeof(Open), typeof(Closed), typeof(VisibilityTests)]));

        Assert.StartsWith("Cairn.Repository.Tests.VisibilityTests.Open can be inherited from.", violation, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_static_is_mutable() => Verdict.Holds(TypeRules.MutableStatics(Types));

    [Fact]
    public void Static_state_bites_and_frozen_data_does_not()
    {
        var violations = TypeRules.MutableStatics([typeof(Stateful), typeof(Closed)]);

        Assert.Equal(["Counter", "Last", "Seen", "Shown"], violations.Select(violation => violation.Split(" in ")[1].Split(".")[0]).Order(StringComparer.Ordinal));
    }

#pragma warning disable CA2211, CA1823, CS0169, IDE0051, IDE0044 // planted faults
    public class Open;

    public sealed record Closed
    {
        public const int Limit = 1;
        public static readonly FrozenSet<string> Known = ["a"];
        private static readonly string[] Words = ["b"];

        public static TimeSpan Wait { get; } = TimeSpan.Zero;
    }

    private static class Stateful
    {
        public static readonly string[] Shown = [];
        private static readonly ConcurrentDictionary<string, int> Seen = new();
        private static int Counter;

        public static string? Last { get; set; }
    }
#pragma warning restore CA2211, CA1823, CS0169, IDE0051, IDE0044
}
