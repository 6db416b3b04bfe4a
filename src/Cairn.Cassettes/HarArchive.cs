using System.Text;
using Cairn.Cassettes.Har;

namespace Cairn.Cassettes;

/// <summary>
/// Exchanges as HAR 1.2, which browsers and proxies write and read. An archive that was not made from a cassette holds secrets; what is read from one becomes a
/// cassette through <see cref="CassetteWriter"/>, which masks it.
/// </summary>
public static class HarArchive
{
    /// <summary>Reads an archive.</summary>
    /// <param name="path">The file, <c>*.har</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The exchanges, unmasked, in the order of the archive; without requests that were never answered.</returns>
    /// <exception cref="CassetteFormatException">The file is no archive.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<IReadOnlyList<CassetteExchange>> ReadAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return HarParser.Parse(await File.ReadAllBytesAsync(path, cancellationToken), path);
    }

    /// <summary>Writes an archive. Exchanges of a cassette are masked already.</summary>
    /// <param name="path">The file, <c>*.har</c>.</param>
    /// <param name="exchanges">The exchanges; of each, the first answer is written.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends when the file is written.</returns>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static Task WriteAsync(string path, IEnumerable<CassetteExchange> exchanges, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(exchanges);
        return File.WriteAllTextAsync(path, HarFormatter.Format(exchanges), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellationToken);
    }
}
