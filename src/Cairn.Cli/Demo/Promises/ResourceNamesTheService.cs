namespace Cairn.Cli.Demo.Promises;

internal sealed class ResourceNamesTheService : IPromise
{
    private static readonly (string Attribute, string? Value)[] Expected =
    [
        ("service.name", GeneratedService.Slug), ("service.namespace", "acme"), ("service.version", null), ("service.instance.id", null), ("deployment.environment.name", "production"),
    ];

    public string Sentence => "Telemetry says which service, version and instance it comes from";

    public void Observe(DemoRun run, Finding finding)
    {
        foreach (var (attribute, value) in Expected)
        {
            var seen = run.Received.Resource.GetValueOrDefault(attribute);
            finding.Expect(value is null ? !string.IsNullOrEmpty(seen) : seen == value, $"{attribute}={seen ?? "(none)"}");
        }
    }
}
