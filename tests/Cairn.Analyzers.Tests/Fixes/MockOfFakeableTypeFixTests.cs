using Cairn.Analyzers.CodeFixes.Fixes;
using Cairn.Analyzers.Rules;

namespace Cairn.Analyzers.Tests.Fixes;

public sealed class MockOfFakeableTypeFixTests
{
    [Fact]
    public Task Fakes_take_the_place_of_mocks() => VerifyFix(
        """
        var sweeper = new Sweeper(
            Substitute.For<TimeProvider>(),
            new Mock<ILogger<Sweeper>>().Object,
            Substitute.For<IOptions<SweepOptions>>());
        """.Finding("Substitute.For<TimeProvider>()").Finding("new Mock<ILogger<Sweeper>>()").Finding("Substitute.For<IOptions<SweepOptions>>()"),
        """
        var sweeper = new Sweeper(
            new FakeTimeProvider(),
            new FakeLogger<Sweeper>(),
            Options.Create(new SweepOptions()));
        """);

    [Fact]
    public Task A_mock_that_is_only_handed_on_is_replaced_where_it_is_made() => VerifyFix(
        "var time = [|Substitute.For<TimeProvider>()|]; var log = /* a */ [|Mock.Of<ILogger<Sweeper>>()|]; /* b */ _ = new Sweeper(time, log, null!);",
        "var time = new FakeTimeProvider(); var log = /* a */ new FakeLogger<Sweeper>(); /* b */ _ = new Sweeper(time, log, null!);");

    [Theory]
    [InlineData("var log = [|Substitute.For<ILogger>()|]; log.IsEnabled(5).Returns(true);")]
    [InlineData("var log = [|new Mock<ILogger>()|]; Use(log.Object);")]
    [InlineData("Use([|Substitute.For<IOptions<RequiredOptions>>()|]);")]
    [InlineData("Use([|Substitute.For<System.Net.Http.HttpMessageHandler>()|]);")]
    public Task A_mock_that_is_told_what_to_do_or_has_no_ready_fake_stays(string body) => VerifyFix(body, body);

    private static Task VerifyFix(string before, string after) =>
        Verify.Fix<MockOfFakeableTypeAnalyzer, MockOfFakeableTypeFix>(InMethod(before), InMethod(after));

    private static string InMethod(string body) => $$"""
        using System;
        using Microsoft.Extensions.Logging;
        using Microsoft.Extensions.Logging.Testing;
        using Microsoft.Extensions.Options;
        using Microsoft.Extensions.Time.Testing;
        using Moq;
        using NSubstitute;

        class SweeperTests
        {
            void Test()
            {
        {{body}}
            }

            static void Use(object fake) { }
        }

        class Sweeper(TimeProvider time, ILogger<Sweeper> log, IOptions<SweepOptions> options) { object[] kept = [time, log, options]; }
        class SweepOptions { }
        class RequiredOptions { public required string Branch { get; set; } }
        """ + MockingStubs.Source + MockingStubs.Fakes;
}
