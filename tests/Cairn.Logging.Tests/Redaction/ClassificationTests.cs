using Microsoft.Extensions.Logging;

namespace Cairn.Logging.Tests.Redaction;

public sealed class ClassificationTests
{
    private const string Value = "hunter2-in-the-clear";
    private static readonly SampleRunner Runner = new("linux-7", Value);

    public static TheoryData<string, Action<ILogger>> Lines => new()
    {
        { "a parameter", logger => SampleEvents.Registered(logger, "linux-7", Value) },
        { "a parameter of an event without id", logger => SampleEvents.WithoutId(logger, Value) },
        { "one of seven parameters", logger => SampleEvents.Seven(logger, 1, 2, 3, 4, 5, "6", Value) },
        { "a parameter that the template leaves out", logger => SampleEvents.NotInTheTemplate(logger, new TimeoutException("late"), "linux-7", Value) },
        { "a parameter of an event without a level", logger => SampleEvents.DynamicLevel(logger, LogLevel.Warning, Value) },
        { "a captured record", logger => SampleEvents.Captured(logger, Runner) },
        { "a printed record", logger => SampleEvents.Printed(logger, Runner) },
        { "a printed record, one of seven", logger => SampleEvents.SevenWithRunner(logger, 1, 2, 3, 4, 5, "6", Runner) },
        { "a value of a classified type", logger => SampleEvents.Whole(logger, new SampleKey(Value), 3) },
        { "an argument", logger => logger.LogInformation("Key {Key}", new SampleKey(Value)) },
        { "an argument as wide as a column", logger => logger.LogInformation("Key {Key,20}|", new SampleKey(Value)) },
        { "a captured argument", logger => logger.LogInformation("Runner {@Runner}", Runner) },
        { "an array", logger => logger.LogInformation("Runners {Runners}", [new[] { Runner, Runner }]) },
        { "a captured list", logger => logger.LogInformation("Runners {@Runners}", new List<object> { 1, Runner }) },
        { "a dictionary", logger => logger.LogInformation("Runners {Runners}", new Dictionary<string, SampleRunner> { ["one"] = Runner }) },
        { "a captured dictionary", logger => logger.LogInformation("Runners {@Runners}", new Dictionary<int, SampleKey> { [1] = new(Value) }) },
        { "a nested record", logger => logger.LogInformation("Job {Job}", new SampleJob("42", Runner, [])) },
        { "a captured nested record", logger => logger.LogInformation("Job {@Job}", new SampleJob("42", Runner, [Runner])) },
        { "a member of no declared type", logger => logger.LogInformation("Job {@Job}", new SampleJob("42", new("clean", ""), [], new SampleKey(Value))) },
        { "an anonymous object", logger => logger.LogInformation("It is {@It}", new { Id = 1, Runner }) },
        { "a tuple", logger => logger.LogInformation("It is {It}", (1, Runner)) },
        { "a pair", logger => logger.LogInformation("It is {It}", KeyValuePair.Create("one", Runner)) },
        { "a private field that the text shows", logger => logger.LogInformation("Account {Account}", new SampleAccount("ann", Value)) },
        { "a state that is no list", logger => logger.Log(LogLevel.Information, default, Runner, null, (runner, _) => $"Runner {runner}") },
        { "a state of one's own", logger => logger.Log(LogLevel.Information, default, new Dictionary<string, object?> { ["Runner"] = Runner }, null, (all, _) => $"{all["Runner"]}") },
    };

    public static TheoryData<string, Func<ILogger, IDisposable?>> Scopes => new()
    {
        { "a template", logger => logger.BeginScope("Runner {Runner}", Runner) },
        { "a defined scope", logger => LoggerMessage.DefineScope<SampleKey>("Key {Key}")(logger, new(Value)) },
        { "a dictionary", logger => logger.BeginScope(new Dictionary<string, object> { ["Runner"] = Runner }) },
        { "a list", logger => logger.BeginScope(new List<KeyValuePair<string, object?>> { new("Key", new SampleKey(Value)) }) },
        { "a pair", logger => logger.BeginScope(KeyValuePair.Create<string, object?>("Key", new SampleKey(Value))) },
        { "a tuple", logger => logger.BeginScope(("Key", (object?)new SampleKey(Value))) },
        { "a value", logger => logger.BeginScope(Runner) },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_classified_value_reaches_no_sink(string form, Action<ILogger> write)
    {
        var sinks = AllSinks.Texts(write);

        Assert.All(sinks, sink => Assert.DoesNotContain(Value, sink.Value, StringComparison.Ordinal));
        Assert.All(sinks, sink => Assert.True(IsMarked(sink.Value), $"{form}: {sink.Key} wrote {sink.Value}"));
    }

    [Theory]
    [MemberData(nameof(Scopes))]
    public void A_classified_value_in_a_scope_reaches_no_sink(string form, Func<ILogger, IDisposable?> begin)
    {
        var sinks = AllSinks.Texts(logger =>
        {
            using var scope = begin(logger);
            logger.LogInformation("Within");
        });

        Assert.All(sinks, sink => Assert.DoesNotContain(Value, sink.Value, StringComparison.Ordinal));
        Assert.True(IsMarked(sinks["keeper"]), $"{form}: {sinks["keeper"]}");
        Assert.True(form is "a pair" || IsMarked(sinks["console"]), $"{form}: {sinks["console"]}");
    }

    private static bool IsMarked(string text) =>
        text.Contains("[secret]", StringComparison.Ordinal) || text.Contains("[personal]", StringComparison.Ordinal);
}
