using Cairn.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace Cairn.Analyzers.Tests.Rules;

public sealed class OptionsNotValidatedAnalyzerTests
{
    [Theory]
    [InlineData("services.[|Configure<SweepOptions>|](configuration);")]
    [InlineData("services.[|Configure<SweepOptions>|](\"nightly\", configuration);")]
    [InlineData("return services.[|Configure<SweepOptions>|](configuration);")]
    [InlineData("services.AddOptions<SweepOptions>().[|Bind|](configuration);")]
    [InlineData("_ = services.AddOptions<SweepOptions>().[|BindConfiguration|](\"Sweep\");")]
    [InlineData("services.AddOptions<SweepOptions>().[|Bind|](configuration).ValidateDataAnnotations().Validate(o => o is not null);")]
    [InlineData("return services.AddOptions<SweepOptions>().[|Bind|](configuration).Services;")]
    [InlineData("services.[|Configure<SweepOptions>|](configuration); services.AddOptions<OtherOptions>().ValidateOnStart();")]
    public Task Options_that_nothing_checks_at_start_are_found(string body) => VerifyBody(body);

    [Theory]
    [InlineData("services.AddOptions<SweepOptions>().Bind(configuration).ValidateOnStart();")]
    [InlineData("services.AddOptions<SweepOptions>().ValidateOnStart().Bind(configuration);")]
    [InlineData("services.AddOptionsWithValidateOnStart<SweepOptions>().Bind(configuration);")]
    [InlineData("services.Configure<SweepOptions>(configuration); services.AddOptions<SweepOptions>().ValidateDataAnnotations().ValidateOnStart();")]
    [InlineData("services.Configure<SweepOptions>(configuration).AddCairnOptions<SweepOptions>();")]
    [InlineData("services.AddCairnOptions<SweepOptions>();")]
    public Task Options_that_are_checked_at_start_are_not_found(string body) => VerifyBody(body);

    [Theory]
    [InlineData("services.Configure<SweepOptions>(o => { });")]
    [InlineData("services.AddOptions<SweepOptions>();")]
    [InlineData("services.Configure<Microsoft.Hosting.ServerOptions>(configuration);")]
    [InlineData("void Add<T>() => services.Configure<T>(configuration); Add<SweepOptions>();")]
    [InlineData("System.Action<Microsoft.Extensions.Options.OptionsBuilder<SweepOptions>> add = options => options.Bind(configuration); add(services.AddOptions<SweepOptions>());")]
    [InlineData("services.AddOptions<SweepOptions>().Bind(configuration).Checked();")]
    [InlineData("var builder = services.AddOptions<SweepOptions>().Bind(configuration); builder.Checked();")]
    [InlineData("services.AddOptions<SweepOptions>().Bind(configuration).ToString();")]
    public Task What_is_not_bound_here_or_may_be_checked_by_others_is_not_found(string body) => VerifyBody(body);

    [Theory]
    [InlineData("services.[|Configure<SweepOptions>|](configuration);", "Use 'AddOptions<SweepOptions>().Bind(…).ValidateDataAnnotations().ValidateOnStart()'.")]
    [InlineData("services.AddOptions<SweepOptions>().[|Bind|](configuration);", "Append '.ValidateDataAnnotations().ValidateOnStart()'.")]
    public async Task The_message_names_the_options(string body, string advice) => Assert.Equal(
        $"A wrong value of 'SweepOptions' is found when it is first used, not at start. {advice}",
        Assert.Single(await VerifyBody(body)).GetMessage(null));

    [Fact]
    public async Task With_Cairn_the_message_names_its_verb()
    {
        var found = await VerifyBody("services.[|Configure<SweepOptions>|](configuration);", "namespace Cairn { class HostingRegistration { } }");

        Assert.EndsWith("Use 'AddCairnOptions<SweepOptions>()'.", Assert.Single(found).GetMessage(null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[Cairn.ValidatesOptionsAtStart]", 0)]
    [InlineData("", 1)]
    public async Task A_verb_of_another_assembly_counts_by_its_mark(string mark, int findings)
    {
        var library = await LibraryAsync($$"""
            [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Snippet")]
            namespace Cairn { class ValidatesOptionsAtStartAttribute : System.Attribute; }
            namespace Acme { using Microsoft.Extensions.DependencyInjection; static class Verbs { {{mark}} public static void AddAcmeOptions<T>(this IServiceCollection services) { } } }
            """ + OptionsStubs.Source);
        var project = Snippet.Open("""
            using Acme;
            using Microsoft.Extensions.Configuration;
            using Microsoft.Extensions.DependencyInjection;

            class SweepOptions { }
            static class Services
            {
                static void Add(IServiceCollection services, IConfiguration configuration) => services.Configure<SweepOptions>(configuration).AddAcmeOptions<SweepOptions>();
            }
            """).Project.AddMetadataReference(library);

        var found = await project.Findings(new OptionsNotValidatedAnalyzer());

        Assert.Empty((await project.GetCompilationAsync(TestContext.Current.CancellationToken))!.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error));
        Assert.Equal(findings, found.Length);
    }

    private static async Task<MetadataReference> LibraryAsync(string source)
    {
        var compilation = await Snippet.Open(source).Project.GetCompilationAsync(TestContext.Current.CancellationToken);
        using var assembly = new MemoryStream();
        Assert.True(compilation!.WithAssemblyName("Acme").Emit(assembly, cancellationToken: TestContext.Current.CancellationToken).Success);
        return MetadataReference.CreateFromImage(assembly.ToArray());
    }

    private static async Task<IReadOnlyList<Diagnostic>> VerifyBody(string body, string more = "") =>
        await Verify.Diagnostic<OptionsNotValidatedAnalyzer>($$"""
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Options;

        static class Services
        {
            static object Add(this IServiceCollection services, IConfiguration configuration)
            {
                {{body}}
                return services;
            }

            [Cairn.ValidatesOptionsAtStart]
            static void AddCairnOptions<T>(this IServiceCollection services) { }
            static OptionsBuilder<T> Checked<T>(this OptionsBuilder<T> builder) => builder.ValidateOnStart();
        }

        class SweepOptions { }
        class OtherOptions { }

        namespace Microsoft.Hosting { class ServerOptions { } }
        namespace Cairn { class ValidatesOptionsAtStartAttribute : System.Attribute { } }
        {{more}}
        """ + OptionsStubs.Source);
}
