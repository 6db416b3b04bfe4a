namespace Cairn.Telemetry.Cicd;

/// <summary>How a run or a task ended: a result, and a class of error exactly where the result is one.</summary>
internal readonly record struct Outcome
{
    /// <summary>What the conventions say where the class of an error is not known.</summary>
    private const string Other = "_OTHER";

    private Outcome(PipelineResult result, string? errorType)
    {
        Result = CicdWords.Of(result);
        ErrorType = errorType;
    }

    /// <summary>Of what was disposed before anybody had said how it ended.</summary>
    public static Outcome None => new(PipelineResult.Error, "no_result");

    public string Result { get; }

    public string? ErrorType { get; }

    public static Outcome Of(PipelineResult result, string? errorType)
    {
        if (result is PipelineResult.Failure or PipelineResult.Error or PipelineResult.Timeout)
        {
            return new Outcome(result, !string.IsNullOrWhiteSpace(errorType) ? errorType : result is PipelineResult.Timeout ? "timeout" : Other);
        }

        return errorType is null
            ? new Outcome(result, errorType: null)
            : throw new ArgumentException($"The error type is '{errorType}', but {result} is no error. Leave it out, or use Failure, Error or Timeout.", nameof(errorType));
    }
}
