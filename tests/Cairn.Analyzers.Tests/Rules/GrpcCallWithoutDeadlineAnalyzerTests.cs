using Cairn.Analyzers.Rules;

namespace Cairn.Analyzers.Tests.Rules;

public sealed class GrpcCallWithoutDeadlineAnalyzerTests
{
    [Theory]
    [InlineData("[|builds.Get(\"7\")|];")]
    [InlineData("[|builds.Get(\"7\", headers, null, stop)|];")]
    [InlineData("[|builds.Get(\"7\", cancellationToken: stop)|];")]
    [InlineData("[|builds.Get(\"7\", new CallOptions(headers))|];")]
    [InlineData("[|builds.Get(\"7\", new CallOptions())|];")]
    [InlineData("[|builds.Get(\"7\", default(CallOptions))|];")]
    [InlineData("[|builds.Get(\"7\", new CallOptions().WithHeaders(headers))|];")]
    public Task A_call_that_may_last_for_ever_is_found(string body) => VerifyBody(body);

    [Theory]
    [InlineData("builds.Get(\"7\", deadline: end);")]
    [InlineData("builds.Get(\"7\", headers, end, stop);")]
    [InlineData("builds.Get(\"7\", new CallOptions(headers, end));")]
    [InlineData("builds.Get(\"7\", new CallOptions(headers).WithDeadline(end));")]
    [InlineData("builds.Get(\"7\", new CallOptions().WithDeadline(end).WithHeaders(headers));")]
    [InlineData("builds.Get(\"7\", options);")]
    [InlineData("builds.Get(\"7\", Own());")]
    [InlineData("builds.WithHost(\"h\"); Other(); builds.ToString();")]
    [InlineData("builds.Get(\"7\"); EnableCallContextPropagation();")]
    public Task A_call_whose_deadline_is_given_or_unknown_is_not_found(string body) => VerifyBody(body);

    [Fact]
    public Task Without_gRPC_there_is_nothing_to_find() =>
        Verify.Diagnostic<GrpcCallWithoutDeadlineAnalyzer>("class Builds { void Get(System.DateTime? deadline = null) => Get(); }");

    [Fact]
    public async Task The_message_names_the_call_and_the_clock()
    {
        var found = await VerifyBody("[|builds.Get(\"7\")|];");

        Assert.Equal(
            "'builds.Get' waits for its answer for ever. Pass 'deadline: time.GetUtcNow().UtcDateTime + timeout'.",
            Assert.Single(found).GetMessage(null));
    }

    private static async Task<IReadOnlyList<Microsoft.CodeAnalysis.Diagnostic>> VerifyBody(string body) =>
        await Verify.Diagnostic<GrpcCallWithoutDeadlineAnalyzer>($$"""
        using System;
        using System.Threading;
        using Grpc.Core;

        class Builds(TimeProvider time)
        {
            void Ask(BuildStatusClient builds, Metadata headers, DateTime end, CallOptions options, CancellationToken stop)
            {
                {{body}}
            }

            static CallOptions Own() => new();
            static void Other(DateTime? deadline = null) { }
            static void EnableCallContextPropagation() { }
        }
        """ + GrpcStubs.Source);
}
