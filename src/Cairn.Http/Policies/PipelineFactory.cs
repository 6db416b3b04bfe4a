using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Cairn.Http.Policies;

/// <summary>Puts the policies of one dependency in their order; DESIGN.md draws it.</summary>
internal static class PipelineFactory
{
    public static ResiliencePipeline<HttpResponseMessage> Create(DependencySettings settings, BreakerWatch watch, HttpMetrics metrics, TimeProvider clock)
    {
        var pipeline = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock };
        pipeline.AddTimeout(new TimeoutStrategyOptions { TimeoutGenerator = static attempt => ValueTask.FromResult(OutboundCall.Of(attempt.Context).Limit) });
        AddRetries(pipeline, settings.Retry);
        AddBreaker(pipeline, ProfileNumbers.Of(settings.Profile), watch, clock);
        return pipeline
            .AddStrategy(_ => new MeasureAttempts(metrics, clock))
            .AddTimeout(new TimeoutStrategyOptions { Timeout = settings.AttemptTimeout })
            .Build();
    }

    private static void AddRetries(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, RetryClass retry)
    {
        if (retry is RetryClass.Idempotent)
        {
            pipeline.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = RetryRule.MostRetries,
                ShouldHandle = RetryRule.ShouldRetryAsync,
                DelayGenerator = RetryRule.WaitAsync,
            });
        }
    }

    private static void AddBreaker(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, ProfileNumbers numbers, BreakerWatch watch, TimeProvider clock)
    {
        if (numbers.BreakAfter is { } failures)
        {
            pipeline.AddStrategy(_ => new ConsecutiveBreaker(failures, numbers.BreakFor, watch, clock));
            return;
        }

        pipeline.AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
        {
            FailureRatio = ProfileNumbers.BreakAtRatio,
            MinimumThroughput = ProfileNumbers.RatioFloor,
            SamplingDuration = ProfileNumbers.RatioWindow,
            BreakDuration = numbers.BreakFor,
            ShouldHandle = static attempt => ValueTask.FromResult(BreakerVerdict.On(attempt.Outcome, attempt.Context) is true),
            OnOpened = opened => Told(() => watch.Opened(BreakerVerdict.Reason(opened.Outcome))),
            OnHalfOpened = _ => Told(watch.TrialBegan),
            OnClosed = _ => Told(watch.Closed),
        });
    }

    private static ValueTask Told(Action tell)
    {
        tell();
        return ValueTask.CompletedTask;
    }
}
