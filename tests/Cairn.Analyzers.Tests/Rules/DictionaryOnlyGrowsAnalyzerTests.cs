using Cairn.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace Cairn.Analyzers.Tests.Rules;

public sealed class DictionaryOnlyGrowsAnalyzerTests
{
    [Fact]
    public Task The_example_of_the_page_is_found() => Verify.Diagnostic<DictionaryOnlyGrowsAnalyzer>(
        """
        using System.Collections.Concurrent;

        return;

        class BuildNames(BuildStore store)
        {
            private static readonly ConcurrentDictionary<string, string> Names = new();

            public string NameOf(string id) => Names.GetOrAdd(id, store.LoadName);
        }

        class BuildStore { public string LoadName(string id) => id; }
        namespace Microsoft.Extensions.Caching.Memory { interface IMemoryCache; }
        """.Replace(" Names =", " [|Names|] =", StringComparison.Ordinal));

    [Fact]
    public Task The_cache_of_the_page_is_not_found() => Verify.Diagnostic<DictionaryOnlyGrowsAnalyzer>(
        """
        using System;
        using System.Diagnostics.CodeAnalysis;
        using System.Threading;
        using System.Threading.Tasks;

        return;

        [SuppressMessage("Cairn.Caching", "CRN1401", Justification = "One entry a configured branch.")]
        class BuildNames(BuildStore store, HybridCache cache)
        {
            public ValueTask<string> NameOfAsync(string id, CancellationToken cancellationToken) =>
                cache.GetOrCreateAsync(id, async stop => await store.LoadNameAsync(id, stop), cancellationToken: cancellationToken);
        }

        class BuildStore { public ValueTask<string> LoadNameAsync(string id, CancellationToken stop) => new(id); }
        class HybridCache { public ValueTask<T> GetOrCreateAsync<T>(string key, Func<CancellationToken, ValueTask<T>> make, CancellationToken cancellationToken) => make(default); }
        """);

    [Theory]
    [InlineData("void Add(string key) => Known.Add(key, 1);")]
    [InlineData("void Add(string key) => Known.TryAdd(key, 1);")]
    [InlineData("void Add(string key) => Known[key] = 1;")]
    [InlineData("void Add(string key) => Sweeper.Known[key] = 1;")]
    [InlineData("void Add(string key) { if (!Known.TryGetValue(key, out _)) { lock (Known) { Known[key] = 1; } } }")]
    [InlineData("void Add(string key) { Known[key] = 1; foreach (var known in Known) { } _ = Known.Any(); _ = Known.Count; }")]
    public Task A_dictionary_that_is_only_filled_is_found(string member) =>
        VerifyMember("private static readonly Dictionary<string, int> [|Known|] = new();", member);

    [Theory]
    [InlineData("void Read(string key) => Known.TryGetValue(key, out _);")]
    [InlineData("static Sweeper() { foreach (var key in Keys) { Known[key] = 1; } }")]
    [InlineData("void Add() => Known[\"a\"] = 1;")]
    [InlineData("void Add() => Known.Add(\"a\", 1);")]
    [InlineData("void Add(string key) { Known[key] = 1; Known.Remove(key); }")]
    [InlineData("void Add(string key) => Known[key] = 1; void Forget() => Known.Clear();")]
    [InlineData("void Add(string key) { if (Known.Count < 100) { Known[key] = 1; } }")]
    [InlineData("void Add(string key) => Known[key] = 1; IDictionary<string, int> All => Known;")]
    [InlineData("void Add(string key) { Known[key] = 1; Trim(Known); }")]
    [InlineData("void Add(string key) => Known[key] = 1; class Inner { void Forget() => Known.Clear(); }")]
    public Task A_dictionary_that_has_an_end_is_not_found(string member) =>
        VerifyMember("private static readonly Dictionary<string, int> Known = new();", member);

    [Theory]
    [InlineData("private static Dictionary<string, int> Known = new();", "void Add(string key) => Known[key] = 1; void Forget() => Known = new();")]
    [InlineData("private readonly Dictionary<string, int> Known = new();", "void Add(string key) => Known[key] = 1;")]
    [InlineData("internal static readonly Dictionary<string, int> Known = new();", "void Add(string key) => Known[key] = 1;")]
    [InlineData("private static readonly Dictionary<Type, int> Known = new();", "void Add(Type key) => Known[key] = 1;")]
    [InlineData("private static readonly Dictionary<DayOfWeek, int> Known = new();", "void Add(DayOfWeek key) => Known[key] = 1;")]
    [InlineData("private static readonly Dictionary<(Type, bool), int> Known = new();", "void Add((Type, bool) key) => Known[key] = 1;")]
    [InlineData("private static readonly Dictionary<System.Reflection.MethodInfo, int> Known = new();", "void Add(System.Reflection.MethodInfo key) => Known[key] = 1;")]
    [InlineData("private static readonly SortedList<string, int> Known = new();", "void Add(string key) => Known[key] = 1;")]
    [InlineData("private static readonly Dictionary<string, int> Known = new();", "[Xunit.Fact] void Add(string key) => Known[key] = 1;")]
    public Task What_is_replaced_seen_by_others_or_few_by_nature_is_not_found(string field, string member) => VerifyMember(field, member);

    [Theory]
    [InlineData("string, Type?", "void Add(string key) => Known.TryAdd(key, Type.GetType(key));")]
    [InlineData("(Type, string), System.Reflection.PropertyInfo?", "void Add(Type type, string key) => Known[(type, key)] = type.GetProperty(key);")]
    [InlineData("string, Func<int>", "void Add(string key) => Known[key] = () => 1;")]
    [InlineData("string, Type[]", "void Add(string key) => Known[key] = [];")]
    public Task What_describes_the_program_is_as_bounded_as_the_program(string arguments, string member) =>
        VerifyMember($"private static readonly System.Collections.Concurrent.ConcurrentDictionary<{arguments}> Known = new();", member);

    [Fact]
    public Task Where_no_cache_is_in_reach_there_is_nothing_better() => Verify.Diagnostic<DictionaryOnlyGrowsAnalyzer>(
        "return; class Builds { private static readonly System.Collections.Generic.Dictionary<string, int> Known = []; void Add(string key) => Known[key] = 1; }");

    [Fact]
    public Task What_keys_a_library_is_given_only_the_program_knows_that_uses_it() => Verify.Diagnostic<DictionaryOnlyGrowsAnalyzer>(
        """
        class Builds { private static readonly System.Collections.Generic.Dictionary<string, int> Known = []; void Add(string key) => Known[key] = 1; }
        namespace Microsoft.Extensions.Caching.Memory { interface IMemoryCache; }
        """);

    [Fact]
    public async Task The_message_says_what_to_use()
    {
        var found = await VerifyMember("private static Dictionary<Guid, int> [|Known|] = new();", "void Add(Guid key) => Known[key] = 1;");

        Assert.Equal(
            "'Known' only grows: nothing is ever removed from it. Use 'HybridCache', or 'IMemoryCache' with a size limit.", Assert.Single(found).GetMessage(null));
    }

    private static async Task<IReadOnlyList<Diagnostic>> VerifyMember(string field, string member) =>
        await Verify.Diagnostic<DictionaryOnlyGrowsAnalyzer>($$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;

        return;

        class Sweeper
        {
            static readonly string[] Keys = ["a"];
            {{field}}

            {{member}}

            static void Trim(Dictionary<string, int> all) => all.Clear();
        }

        namespace Microsoft.Extensions.Caching.Memory { interface IMemoryCache; }
        {{(member.Contains("Xunit", StringComparison.Ordinal) ? "namespace Xunit { class FactAttribute : Attribute; }" : "")}}
        """);
}
