using System.IO.Compression;
using System.Text;
using SahelForecast.Data;

namespace SahelForecast.Accuracy.Input;

/// <summary>Text files, gzip or plain as their first bytes say, whatever their names.</summary>
internal static class InputText
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="read">Reads it from its text.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="UserErrorException">The file can't be read; the message begins with its path.</exception>
    public static T Read<T>(string path, Func<TextReader, T> read)
    {
        if (string.IsNullOrWhiteSpace(path) || Directory.Exists(path))
        {
            throw new UserErrorException(string.IsNullOrWhiteSpace(path) ? "the name of a file is empty. Name the file." : $"{path}: this is a folder. Name a file in it.");
        }

        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using Stream stream = IsGzip(file) ? new GZipStream(file, CompressionMode.Decompress) : file;
            using var text = new StreamReader(stream, StrictUtf8, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);
            return read(text);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UserErrorException($"{path}: there is no such file. Check the path.", missing);
        }
        catch (InvalidDataException damaged)
        {
            throw new UserErrorException($"{path}: the gzip file is damaged. Fetch it again.", damaged);
        }
        catch (DecoderFallbackException invalid)
        {
            throw new UserErrorException($"{path}: the text is not UTF-8. Save the file as \"CSV UTF-8\".", invalid);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"{path}: the file can't be read: {failure.Message}", failure);
        }
        catch (SeriesReadException unreadable)
        {
            throw new UserErrorException($"{path}, {unreadable.Message}", unreadable);
        }
    }

    private static bool IsGzip(FileStream file)
    {
        Span<byte> start = stackalloc byte[2];
        int count = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return start[..count].SequenceEqual((ReadOnlySpan<byte>)[0x1F, 0x8B]);
    }
}
