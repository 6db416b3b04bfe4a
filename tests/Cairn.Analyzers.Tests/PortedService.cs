namespace Cairn.Analyzers.Tests;

/// <summary>More for the robustness test to mutate: what calls libraries, with stubs of them behind it.</summary>
internal static class PortedService
{
    public const string Source = """

        class Ported(System.Net.Http.IHttpClientFactory clients)
        {
            object Client() => (clients, new System.Net.Http.HttpClient());
        }

        namespace System.Net.Http
        {
            interface IHttpClientFactory { HttpClient CreateClient(string name); }
        }
        """;
}
