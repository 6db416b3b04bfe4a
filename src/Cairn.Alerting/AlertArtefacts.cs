using Cairn.Alerting.Output;
using Cairn.Alerting.Rules;

namespace Cairn.Alerting;

/// <summary>What is made from objectives: always the same text for the same objectives.</summary>
public sealed class AlertArtefacts
{
    private const string DefaultService = "service";

    private AlertArtefacts(IReadOnlyList<Artefact> files) => Files = files;

    /// <summary>The files, in the order of their paths.</summary>
    public IReadOnlyList<Artefact> Files { get; }

    /// <summary>Makes the artefacts of a service.</summary>
    /// <param name="objectives">The objectives.</param>
    /// <param name="options">How they are made.</param>
    /// <returns>The artefacts, in memory.</returns>
    public static AlertArtefacts Generate(Objectives objectives, AlertingOptions options)
    {
        ArgumentNullException.ThrowIfNull(objectives);
        ArgumentNullException.ThrowIfNull(options);

        var subject = Subject.Of(options, DefaultService);
        var groups = ServiceRules.Of(subject, objectives);
        List<Artefact> files = [new($"{options.Folder}/rules.yaml", YamlWriting.Write(RuleFile.Of(subject, groups)))];
        return new AlertArtefacts([.. files.OrderBy(file => file.Path, StringComparer.Ordinal)]);
    }
}
