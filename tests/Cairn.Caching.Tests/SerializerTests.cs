using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Cairn.Caching.Serialization;
using Cairn.Caching.Tests.Values;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Caching.Tests;

public sealed partial class SerializerTests
{
    [Fact]
    public void A_registered_serializer_wins_over_any_factory()
    {
        var own = new Marked<Basket>("own");

        var found = Find<Basket>(services => services
            .AddSingleton<IHybridCacheSerializer<Basket>>(own)
            .AddSingleton<IHybridCacheSerializerFactory>(new MarkedFactory("factory")));

        Assert.Same(own, found);
    }

    [Fact]
    public void The_factory_registered_last_wins()
    {
        var found = Find<Basket>(services => services
            .AddSingleton<IHybridCacheSerializerFactory>(new MarkedFactory("first"))
            .AddSingleton<IHybridCacheSerializerFactory>(new MarkedFactory("last")));

        Assert.Equal("last", Assert.IsType<Marked<Basket>>(found).Mark);
    }

    [Fact]
    public void A_generated_contract_is_taken_from_the_services()
    {
        var found = Find<Basket>(services => services.AddSingleton<JsonSerializerContext>(BasketJson.Default));
        var buffer = new ArrayBufferWriter<byte>();

        Assert.IsType<JsonValueSerializer<Basket>>(found).Serialize(new Basket { Items = ["a"] }, buffer);

        Assert.Equal("{\"Items\":[\"a\"]}"u8, buffer.WrittenSpan); // by reflection it would begin with a small letter
    }

    private static IHybridCacheSerializer<T>? Find<T>(Action<IServiceCollection> register)
    {
        var services = new ServiceCollection();
        register(services);
        return new SerializerBook(services.BuildServiceProvider()).TryGet<T>(out var serializer) ? serializer : null;
    }

    [JsonSerializable(typeof(Basket))]
    internal sealed partial class BasketJson : JsonSerializerContext;

    private sealed class Marked<T>(string mark) : IHybridCacheSerializer<T>
    {
        public string Mark => mark;

        public T Deserialize(ReadOnlySequence<byte> source) => throw new NotSupportedException();

        public void Serialize(T value, IBufferWriter<byte> target) => throw new NotSupportedException();
    }

    private sealed class MarkedFactory(string mark) : IHybridCacheSerializerFactory
    {
        public bool TryCreateSerializer<T>([NotNullWhen(true)] out IHybridCacheSerializer<T>? serializer)
        {
            serializer = new Marked<T>(mark);
            return true;
        }
    }
}
