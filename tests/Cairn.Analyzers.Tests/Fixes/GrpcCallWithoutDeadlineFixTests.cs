using Cairn.Analyzers.CodeFixes.Fixes;
using Cairn.Analyzers.Rules;

namespace Cairn.Analyzers.Tests.Fixes;

public sealed class GrpcCallWithoutDeadlineFixTests
{
    [Fact]
    public Task The_call_gets_a_deadline_by_the_clock_in_scope() => VerifyFix(
        """
        public string Find(string id, CancellationToken stop) => builds.Get(id, cancellationToken: stop);
        """.Finding("builds.Get(id, cancellationToken: stop)"),
        """
        public string Find(string id, CancellationToken stop) => builds.Get(id, cancellationToken: stop, deadline: time.GetUtcNow().UtcDateTime.AddSeconds(10));
        """);

    [Theory]
    [InlineData(
        "string Find() => [|builds.Get(/* a */ \"7\" /* b */)|];",
        "string Find() => builds.Get(/* a */ \"7\", deadline: time.GetUtcNow().UtcDateTime.AddSeconds(10) /* b */);")]
    [InlineData(
        "string Find(Metadata headers) => [|builds.Get(\"7\", new CallOptions(headers))|];",
        "string Find(Metadata headers) => builds.Get(\"7\", new CallOptions(headers, deadline: time.GetUtcNow().UtcDateTime.AddSeconds(10)));")]
    [InlineData(
        "static string Find(BuildStatusClient client) => [|client.Get(\"7\")|];",
        "static string Find(BuildStatusClient client) => client.Get(\"7\", deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(10));")]
    [InlineData(
        "string Find() => [|builds.Get(\"7\")|] + [|builds.Get(\"8\")|];",
        "string Find() => builds.Get(\"7\", deadline: time.GetUtcNow().UtcDateTime.AddSeconds(10)) + builds.Get(\"8\", deadline: time.GetUtcNow().UtcDateTime.AddSeconds(10));")]
    public Task Each_call_or_its_options_get_one(string before, string after) => VerifyFix(before, after);

    [Theory]
    [InlineData("string Find() => [|builds.Get(\"7\", null, null)|];")]
    [InlineData("string Find() => [|builds.Get(\"7\", default(CallOptions))|];")]
    public Task A_deadline_that_is_explicitly_none_is_left_to_its_author(string member) => VerifyFix(member, member);

    private static Task VerifyFix(string before, string after) =>
        Verify.Fix<GrpcCallWithoutDeadlineAnalyzer, GrpcCallWithoutDeadlineFix>(InClass(before), InClass(after));

    private static string InClass(string member) => $$"""
        using System;
        using System.Threading;
        using Grpc.Core;

        class Builds(BuildStatusClient builds, TimeProvider time)
        {
        {{member}}
        }
        """ + GrpcStubs.Source;
}
