namespace Cairn.Analyzers.Tests;

/// <summary>A method that can log.</summary>
internal static class LogStub
{
    public static string InMethod(string body) => $$"""
        using System;

        class Builds(ILog log)
        {
            void Report(int id, double took, Build build, Exception ex)
            {
                {{body}}
            }

            static int GetId() => 5;
        }

        record Build(string Branch);

        interface ILog
        {
            void Info(string message, params object?[] values);
            void Error(Exception ex, string message, params object?[] values);
        }
        """;
}
