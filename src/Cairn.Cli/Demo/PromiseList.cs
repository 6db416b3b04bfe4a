using Cairn.Cli.Demo.Promises;

namespace Cairn.Cli.Demo;

/// <summary>Every promise of the golden path that the demo shows, in the order of the report.</summary>
internal static class PromiseList
{
    public static IReadOnlyList<IPromise> All { get; } =
    [
        new ScaffoldedFromTemplate(),
        new BuiltFromPackedSdk(),
        new BuiltWithoutWarnings(),
        new TestsPass(),
        new AlertsAreProven(),
        new ProbesAnswer(),
        new ProbesStayOffTheMainPort(),
        new ProbesLeaveNoTrace(),
        new RequestsAreServed(),
        new ReadsAreCached(),
        new CrowdsLoadOnce(),
        new StaleAnswersStandIn(),
        new OutagesAreSurvived(),
        new ErrorsAreProblemDetails(),
        new LogLinesAreFlatJson(),
        new LogLinesCarryTheTrace(),
        new SpansAreComplete(),
        new FailuresAreMarked(),
        new PipelineRunsAreTraced(),
        new CallsKeepDeadlines(),
        new ResourceNamesTheService(),
        new RequestsAreMeasured(),
        new LogsAreExported(),
        new DrainsBeforeItStops(),
        new StopsInPhases(),
        new LegacyIsMovedRouteByRoute(),
        new AnalyzersWarn(),
        new AnalyzersFix(),
    ];
}
