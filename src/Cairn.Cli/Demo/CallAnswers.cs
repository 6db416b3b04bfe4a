namespace Cairn.Cli.Demo;

/// <summary>What the planted caller told of its calls over gRPC.</summary>
/// <param name="Answered">A call with more time than it takes.</param>
/// <param name="Late">A call with less.</param>
internal sealed record CallAnswers(Exchange Answered, Exchange Late)
{
    /// <summary>The method that is called.</summary>
    public const string Method = "acme_build_status.v1.Builds/GetBuild";

    /// <summary>The time of the call that has too little: the planted store takes longer.</summary>
    public static TimeSpan TooLittle { get; } = PlantedStore.Distance / 2;

    public IReadOnlyList<Exchange> All => [Answered, Late];
}
