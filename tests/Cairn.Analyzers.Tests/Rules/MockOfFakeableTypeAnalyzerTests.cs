using Cairn.Analyzers.Rules;

namespace Cairn.Analyzers.Tests.Rules;

public sealed class MockOfFakeableTypeAnalyzerTests
{
    [Theory]
    [InlineData("Substitute.For<TimeProvider>()", "TimeProvider", "new FakeTimeProvider()")]
    [InlineData("new Mock<ILogger>()", "ILogger", "new FakeLogger()")]
    [InlineData("Mock.Of<ILogger<Builds>>()", "ILogger<Builds>", "new FakeLogger<Builds>()")]
    [InlineData("A.Fake<IOptions<SweepOptions>>()", "IOptions<SweepOptions>", "Options.Create(new SweepOptions())")]
    [InlineData("Substitute.For<System.Net.Http.HttpMessageHandler>()", "HttpMessageHandler", "a handler of your own that overrides SendAsync")]
    [InlineData("Substitute.For<System.Diagnostics.Metrics.IMeterFactory>()", "IMeterFactory", "services.AddMetrics()")]
    public async Task A_mock_of_what_has_a_fake_is_found(string mock, string type, string fake)
    {
        var found = Assert.Single(await VerifyBody($"Use([|{mock}|]);"));

        Assert.Equal($"A mock of '{type}' does only what the test tells it. Use '{fake}'.", found.GetMessage(null));
    }

    [Theory]
    [InlineData("Use(Substitute.For<IDisposable>());")]
    [InlineData("Use(new Mock<IBuildStore>());")]
    [InlineData("Use(Substitute.For<IBuildStore, IDisposable>());")]
    [InlineData("Use(new List<ILogger>());")]
    [InlineData("void Make<T>() where T : class => Use(Substitute.For<T>()); Make<ILogger>();")]
    public Task A_mock_of_ones_own_type_is_not_found(string body) => VerifyBody(body);

    [Fact]
    public async Task With_Cairn_the_clock_is_its_own()
    {
        var found = await VerifyBody("Use([|Substitute.For<TimeProvider>()|]);", "namespace Cairn.Testing { class ManualTimeProvider { } }");

        Assert.EndsWith("Use 'new ManualTimeProvider()'.", Assert.Single(found).GetMessage(null), StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<Microsoft.CodeAnalysis.Diagnostic>> VerifyBody(string body, string more = "") =>
        await Verify.Diagnostic<MockOfFakeableTypeAnalyzer>($$"""
        using System;
        using System.Collections.Generic;
        using FakeItEasy;
        using Microsoft.Extensions.Logging;
        using Microsoft.Extensions.Options;
        using Moq;
        using NSubstitute;

        class BuildsTests
        {
            void Test()
            {
                {{body}}
            }

            static void Use(object fake) { }
        }

        class Builds { }
        class SweepOptions { }
        interface IBuildStore { }
        {{more}}
        """ + MockingStubs.Source);
}
