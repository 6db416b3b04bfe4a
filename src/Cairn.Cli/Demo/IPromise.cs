namespace Cairn.Cli.Demo;

/// <summary>One thing that the golden path promises, and how a run shows it. A new one is a class and a line in <see cref="PromiseList"/>.</summary>
internal interface IPromise
{
    /// <summary>The promise, as a sentence without a full stop.</summary>
    string Sentence { get; }

    /// <summary>Looks for the promise in the run and notes real values only.</summary>
    void Observe(DemoRun run, Finding finding);
}
