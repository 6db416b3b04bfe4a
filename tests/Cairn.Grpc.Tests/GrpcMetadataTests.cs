namespace Cairn.Grpc.Tests;

public sealed class GrpcMetadataTests
{
    [Fact]
    public void Values_of_a_name_keep_their_order_and_the_last_is_found()
    {
        var metadata = new GrpcMetadata().Add("build", "1").Add("other", "x").Add("build", "2");

        Assert.Equal("2", metadata.Find("build"));
        Assert.Equal(["1", "2"], metadata.FindAll("build"));
        Assert.True(metadata.Remove("build"));
        Assert.Equal("x", Assert.Single(metadata).Value);
    }

    [Fact]
    public void Bytes_come_back_as_they_were()
    {
        var metadata = new GrpcMetadata().Add("tag-bin", [0xAB, 0xAB, 0xAB]);

        Assert.True(metadata.TryFindBytes("tag-bin", out var bytes));
        Assert.Equal((byte[])[0xAB, 0xAB, 0xAB], bytes);
        Assert.False(metadata.TryFindBytes("none-bin", out _));
    }

    [Theory]
    [InlineData("Build", "is no name of metadata")]
    [InlineData("build id", "is no name of metadata")]
    [InlineData("grpc-timeout", "is reserved")]
    [InlineData("tag-bin", "has text as its value")]
    public void A_name_that_cannot_travel_is_refused(string name, string fault)
    {
        var failure = Assert.Throws<ArgumentException>(() => new GrpcMetadata().Add(name, "value"));

        Assert.Contains(fault, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\r\nb")]
    [InlineData("é")]
    public void A_value_that_cannot_travel_is_refused(string value) =>
        Assert.Throws<ArgumentException>(() => new GrpcMetadata().Add("build", value));

    [Fact]
    public void Bytes_under_a_name_for_text_are_refused() =>
        Assert.Throws<ArgumentException>(() => new GrpcMetadata().Add("build", [1, 2]));
}
