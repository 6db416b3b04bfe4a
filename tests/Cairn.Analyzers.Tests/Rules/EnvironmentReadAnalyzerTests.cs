using Cairn.Analyzers.Rules;

namespace Cairn.Analyzers.Tests.Rules;

public sealed class EnvironmentReadAnalyzerTests
{
    [Theory]
    [InlineData("string? Read() => [|Environment.GetEnvironmentVariable(\"LOGS\")|];")]
    [InlineData("readonly object? logs = [|Environment.GetEnvironmentVariable(\"LOGS\")|] ?? \"logs\";")]
    [InlineData("string? Read(string name) => [|Environment.GetEnvironmentVariable(name, EnvironmentVariableTarget.User)|];")]
    [InlineData("object? Read() => [|Environment.GetEnvironmentVariables()|][\"LOGS\"];")]
    [InlineData("bool Read() { var all = [|Environment.GetEnvironmentVariables()|]; return all.Contains(\"LOGS\"); }")]
    [InlineData("void Start() { var git = new ProcessStartInfo(\"git\"); var logs = [|Environment.GetEnvironmentVariable(\"LOGS\")|]; git.WorkingDirectory = logs; }")]
    public Task A_setting_read_past_configuration_is_found(string member) => VerifyMember(member);

    [Theory]
    [InlineData("void Add(IServiceCollection services) => _ = Environment.GetEnvironmentVariable(\"LOGS\");")]
    [InlineData("void Add(IServiceCollection services) { Func<string?> read = () => Environment.GetEnvironmentVariable(\"LOGS\"); read(); }")]
    [InlineData("string? Make(IServiceProvider services) => Environment.GetEnvironmentVariable(\"LOGS\");")]
    [InlineData("class BuildExtensions { string? Read() => Environment.GetEnvironmentVariable(\"LOGS\"); }")]
    [InlineData("class Startup { string? Read() => Environment.GetEnvironmentVariable(\"LOGS\"); }")]
    [InlineData("class Settings : IConfigurationProvider { string? Read() => Environment.GetEnvironmentVariable(\"LOGS\"); }")]
    [InlineData("class Setup : Microsoft.Extensions.Options.IConfigureOptions<Builds> { string? Read() => Environment.GetEnvironmentVariable(\"LOGS\"); }")]
    [InlineData("void Start() { var git = new ProcessStartInfo(\"git\") { WorkingDirectory = Environment.GetEnvironmentVariable(\"LOGS\") }; }")]
    [InlineData("void Start(ProcessStartInfo git) { git.Environment[\"LOGS\"] = Environment.GetEnvironmentVariable(\"LOGS\"); }")]
    [InlineData("void Start(ProcessStartInfo git) { git.Environment.Add(\"LOGS\", Environment.GetEnvironmentVariable(\"LOGS\")); }")]
    [InlineData("string Read() => Environment.MachineName + Environment.ExpandEnvironmentVariables(\"%LOGS%\");")]
    public Task Composition_and_child_processes_may_read_it(string member) => VerifyMember(member);

    [Theory]
    [InlineData("object Read() => Environment.GetEnvironmentVariables();")]
    [InlineData("void Read() { foreach (var variable in Environment.GetEnvironmentVariables()) { Console.WriteLine(variable); } }")]
    [InlineData("object? Read(string name) { var all = Environment.GetEnvironmentVariables(); return all[name]; }")]
    [InlineData("object? Read() { var all = Environment.GetEnvironmentVariables(); return all[\"HOSTNAME\"]; }")]
    public Task Who_takes_all_variables_and_names_none_asks_for_no_setting(string member) => VerifyMember(member);

    [Theory]
    [InlineData("KUBERNETES_SERVICE_HOST")]
    [InlineData("XDG_CACHE_HOME")]
    [InlineData("HOSTNAME")]
    public Task What_the_platform_tells_of_itself_is_no_setting(string name) => VerifyMember($"string? Read() => Environment.GetEnvironmentVariable(\"{name}\");");

    [Fact]
    public Task A_program_of_statements_may_read_it() => Verify.Diagnostic<EnvironmentReadAnalyzer>(
        "_ = System.Environment.GetEnvironmentVariable(\"LOGS\"); namespace Microsoft.Extensions.Configuration { interface IConfiguration { } }");

    [Fact]
    public Task A_test_may_read_it() =>
        VerifyMember("string? Read() => Environment.GetEnvironmentVariable(\"LOGS\"); } namespace Xunit { class FactAttribute : Attribute { }");

    [Fact]
    public Task Without_configuration_in_reach_there_is_nothing_better() => Verify.Diagnostic<EnvironmentReadAnalyzer>(
        "class Builds { string? Read() => System.Environment.GetEnvironmentVariable(\"LOGS\"); }");

    [Theory]
    [InlineData("object? Read() => [|Environment.GetEnvironmentVariable(\"LOGS\")|];", "'LOGS' is")]
    [InlineData("object? Read(string name) => [|Environment.GetEnvironmentVariable(name)|];", "A setting is")]
    [InlineData("object? Read() => [|Environment.GetEnvironmentVariables()|][\"LOGS\"];", "'LOGS' is")]
    public async Task The_message_names_the_variable(string member, string what) => Assert.StartsWith(
        $"{what} read from the environment, past configuration.", Assert.Single(await VerifyMember(member)).GetMessage(null), StringComparison.Ordinal);

    private static async Task<IReadOnlyList<Microsoft.CodeAnalysis.Diagnostic>> VerifyMember(string member) =>
        await Verify.Diagnostic<EnvironmentReadAnalyzer>($$"""
        using System;
        using System.Diagnostics;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;

        class Builds
        {
            {{member}}
        }

        namespace Microsoft.Extensions.Configuration
        {
            interface IConfigurationProvider { }
        }

        namespace Microsoft.Extensions.Options
        {
            interface IConfigureOptions<T> { }
        }
        """ + OptionsStubs.Source);
}
