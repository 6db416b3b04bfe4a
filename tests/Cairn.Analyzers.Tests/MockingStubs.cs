namespace Cairn.Analyzers.Tests;

/// <summary>The mocking libraries, and what is mocked with them, as far as snippets use them.</summary>
internal static class MockingStubs
{
    public const string Source = """

        namespace NSubstitute
        {
            static class Substitute
            {
                public static T For<T>() where T : class => null!;
                public static T For<T, TOther>() where T : class => null!;
            }

            static class SubstituteExtensions { public static void Returns<T>(this T value, T returned) { } }
        }

        namespace Moq
        {
            class Mock { public static T Of<T>() where T : class => null!; }
            class Mock<T> where T : class { public T Object => null!; }
        }

        namespace FakeItEasy
        {
            static class A { public static T Fake<T>() where T : class => null!; }
        }

        namespace Microsoft.Extensions.Logging
        {
            interface ILogger { bool IsEnabled(int level); }
            interface ILogger<out T> : ILogger { }
        }

        namespace Microsoft.Extensions.Options
        {
            interface IOptions<out T> { T Value { get; } }
        }
        """;

    public const string Fakes = """

        namespace Microsoft.Extensions.Logging.Testing
        {
            class FakeLogger : ILogger { public bool IsEnabled(int level) => true; }
            class FakeLogger<T> : FakeLogger, ILogger<T> { }
        }

        namespace Microsoft.Extensions.Time.Testing
        {
            class FakeTimeProvider : System.TimeProvider { }
        }

        namespace Microsoft.Extensions.Options
        {
            static class Options { public static IOptions<T> Create<T>(T value) => null!; }
        }
        """;
}
