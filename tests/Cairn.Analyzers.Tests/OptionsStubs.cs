namespace Cairn.Analyzers.Tests;

/// <summary>The platform's verbs of options, as far as snippets use them.</summary>
internal static class OptionsStubs
{
    public const string Source = """

        namespace Microsoft.Extensions.Configuration
        {
            interface IConfiguration { string? this[string key] { get; set; } IConfiguration GetSection(string key); }
        }

        namespace Microsoft.Extensions.Options
        {
            class OptionsBuilder<TOptions>
            {
                public DependencyInjection.IServiceCollection Services => null!;
                public OptionsBuilder<TOptions> Validate(System.Func<TOptions, bool> validation) => this;
            }
        }

        namespace Microsoft.Extensions.DependencyInjection
        {
            using Configuration;
            using Options;

            interface IServiceCollection { }

            static class OptionsServiceCollectionExtensions
            {
                public static OptionsBuilder<T> AddOptions<T>(this IServiceCollection services) => new();
                public static OptionsBuilder<T> AddOptions<T>(this IServiceCollection services, string? name) => new();
                public static OptionsBuilder<T> AddOptionsWithValidateOnStart<T>(this IServiceCollection services) => new();
                public static IServiceCollection Configure<T>(this IServiceCollection services, System.Action<T> configure) => services;
            }

            static class OptionsConfigurationServiceCollectionExtensions
            {
                public static IServiceCollection Configure<T>(this IServiceCollection services, IConfiguration configuration) => services;
                public static IServiceCollection Configure<T>(this IServiceCollection services, string? name, IConfiguration configuration) => services;
            }

            static class OptionsBuilderConfigurationExtensions
            {
                public static OptionsBuilder<T> Bind<T>(this OptionsBuilder<T> builder, IConfiguration configuration) => builder;
                public static OptionsBuilder<T> BindConfiguration<T>(this OptionsBuilder<T> builder, string section) => builder;
            }

            static class OptionsBuilderDataAnnotationsExtensions
            {
                public static OptionsBuilder<T> ValidateDataAnnotations<T>(this OptionsBuilder<T> builder) => builder;
            }

            static class OptionsBuilderExtensions
            {
                public static OptionsBuilder<T> ValidateOnStart<T>(this OptionsBuilder<T> builder) => builder;
            }
        }
        """;
}
