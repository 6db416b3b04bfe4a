using Microsoft.CodeAnalysis;

namespace Cairn.Analyzers;

/// <summary>The fake that exists for a type of the platform.</summary>
internal sealed class RealFake
{
    private const string TimeTesting = "Microsoft.Extensions.Time.Testing.FakeTimeProvider";
    private const string LogTesting = "Microsoft.Extensions.Logging.Testing.FakeLogger";
    private const string CairnClock = "Cairn.Testing.ManualTimeProvider";

    private RealFake(string name, string? code)
    {
        Name = name;
        Code = code;
    }

    /// <summary>What to use, as a person says it.</summary>
    public string Name { get; }

    /// <summary>The expression that makes it, with full names; null if the project does not know the fake or it needs more.</summary>
    public string? Code { get; }

    /// <summary>The fake for the type; null if there is none.</summary>
    /// <param name="mocked">The type that is mocked.</param>
    /// <param name="model">Knows what the project references.</param>
    /// <param name="position">Where the mock is made, so that names are as short as they can be there.</param>
    public static RealFake? For(INamedTypeSymbol mocked, SemanticModel model, int position)
    {
        var argument = mocked.TypeArguments.Length == 1 ? mocked.TypeArguments[0] : null;
        var name = argument?.ToMinimalDisplayString(model, position);
        return (mocked.ContainingNamespace.ToDisplayString(), mocked.MetadataName) switch
        {
            ("System", "TimeProvider") when Knows(CairnClock) => new("new ManualTimeProvider()", $"new global::{CairnClock}()"),
            ("System", "TimeProvider") => new("new FakeTimeProvider()", Knows(TimeTesting) ? $"new global::{TimeTesting}()" : null),
            ("Microsoft.Extensions.Logging", "ILogger") => new("new FakeLogger()", Knows(LogTesting) ? $"new global::{LogTesting}()" : null),
            ("Microsoft.Extensions.Logging", "ILogger`1") => new($"new FakeLogger<{name}>()", Knows($"{LogTesting}`1") ? $"new global::{LogTesting}<{name}>()" : null),
            ("Microsoft.Extensions.Options", "IOptions`1") => new($"Options.Create(new {name}())", CanBeMade(argument) ? $"global::Microsoft.Extensions.Options.Options.Create(new {name}())" : null),
            ("Microsoft.Extensions.Caching.Distributed", "IDistributedCache") => new("MemoryDistributedCache", null),
            ("System.Net.Http", "HttpMessageHandler") => new("a handler of your own that overrides SendAsync", null),
            ("System.Diagnostics.Metrics", "IMeterFactory") => new("services.AddMetrics()", null),
            _ => null,
        };

        bool Knows(string type) => model.Compilation.TypeNamed(type) is not null;
    }

    private static bool CanBeMade(ITypeSymbol? type) =>
        type is INamedTypeSymbol { IsAbstract: false } named
        && named.InstanceConstructors.Any(constructor => constructor.Parameters.IsEmpty && constructor.DeclaredAccessibility == Accessibility.Public)
        && !named.GetMembers().Any(member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true });
}
