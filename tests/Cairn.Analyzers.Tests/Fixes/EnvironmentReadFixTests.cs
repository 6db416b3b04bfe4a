using Cairn.Analyzers.CodeFixes.Fixes;
using Cairn.Analyzers.Rules;

namespace Cairn.Analyzers.Tests.Fixes;

public sealed class EnvironmentReadFixTests
{
    [Fact]
    public Task The_configuration_in_scope_is_asked() => VerifyFix(
        """
        public string Folder => Environment.GetEnvironmentVariable("BUILDS__LOGS") ?? "logs";
        """.Finding("Environment.GetEnvironmentVariable(\"BUILDS__LOGS\")"),
        """
        public string Folder => configuration["BUILDS:LOGS"] ?? "logs";
        """);

    [Theory]
    [InlineData(
        "static string? Read(IConfiguration root) => /* a */ [|Environment.GetEnvironmentVariable(\"LOGS\")|] /* b */ + [|Environment.GetEnvironmentVariable(\"PORT\")|];",
        "static string? Read(IConfiguration root) => /* a */ root[\"LOGS\"] /* b */ + root[\"PORT\"];")]
    [InlineData("object? Read() => [|Environment.GetEnvironmentVariable(\"LOGS\")|]?.Trim();", "object? Read() => configuration[\"LOGS\"]?.Trim();")]
    public Task Every_reading_of_a_known_name_is_replaced(string before, string after) => VerifyFix(before, after);

    [Theory]
    [InlineData("static object? Read() => [|Environment.GetEnvironmentVariable(\"LOGS\")|];")]
    [InlineData("object? Read(string name) => [|Environment.GetEnvironmentVariable(name)|];")]
    [InlineData("object? Read() => [|Environment.GetEnvironmentVariable(\"LOGS\", EnvironmentVariableTarget.User)|];")]
    [InlineData("object? Read() => [|Environment.GetEnvironmentVariables()|][\"LOGS\"];")]
    public Task What_configuration_may_not_know_stays(string member) => VerifyFix(member, member);

    private static Task VerifyFix(string before, string after) =>
        Verify.Fix<EnvironmentReadAnalyzer, EnvironmentReadFix>(InClass(before), InClass(after));

    private static string InClass(string member) => $$"""
        using System;
        using Microsoft.Extensions.Configuration;

        class BuildLogs(IConfiguration configuration)
        {
        {{member}}
            object kept = configuration;
        }
        """ + OptionsStubs.Source;
}
