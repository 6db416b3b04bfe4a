using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Cairn.Alerting.Answers;

/// <summary>Writes or checks the artefacts where a setting asks for it, before anything of the service has started, and ends the start.</summary>
internal sealed class AnswerInsteadOfServing(IOptions<AlertingOptions> options, IOptions<Objectives> objectives) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        var (writeTo, checkIn) = (options.Value.WriteTo, options.Value.CheckIn);
        if ((writeTo ?? checkIn) is null)
        {
            return Task.CompletedTask;
        }

        ArtefactVerdict.Watch();
        throw Answer(writeTo, checkIn);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private ArtefactVerdict Answer(string? writeTo, string? checkIn)
    {
        try
        {
            var artefacts = AlertArtefacts.Generate(objectives.Value, options.Value);
            return writeTo is not null ? Written(artefacts, writeTo) : Checked(artefacts, checkIn!);
        }
        catch (ObjectivesInvalidException invalid)
        {
            return new ArtefactVerdict(1, invalid.Faults);
        }
    }

    private static ArtefactVerdict Written(AlertArtefacts artefacts, string root)
    {
        var changed = artefacts.WriteTo(root);
        return new ArtefactVerdict(0, [.. changed.Select(path => $"wrote {path}"), .. artefacts.StaleIn(root), $"{artefacts.Files.Count} artefacts, {changed.Count} changed."]);
    }

    private static ArtefactVerdict Checked(AlertArtefacts artefacts, string root) => artefacts.StaleIn(root) is { Count: > 0 } stale
        ? new ArtefactVerdict(1, stale)
        : new ArtefactVerdict(0, [$"{artefacts.Files.Count} artefacts are up to date."]);
}
