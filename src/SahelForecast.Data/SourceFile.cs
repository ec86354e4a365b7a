using System.Text;
using System.Text.Unicode;

namespace SahelForecast.Data;

/// <summary>Opens text files strictly: what is not text, or not in the encoding it claims, is an error and never a question mark.</summary>
internal static class SourceFile
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file, turning every reason why it can't be read into one that names it.</summary>
    public static T Read<T>(string path, Func<TextReader, T> read)
    {
        try
        {
            if (Directory.Exists(path))
            {
                throw new SeriesReadException(path, null, null, "this is a folder. Name a file in it.");
            }

            // A file that is open in a spreadsheet can still be read.
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            RefuseArchives(stream, path);
            using var text = new StreamReader(stream, StrictUtf8, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);
            return read(text);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SeriesReadException(path, null, null, "there is no such file. Check the path.", missing);
        }
        catch (DecoderFallbackException invalid)
        {
            throw new SeriesReadException(
                path,
                FirstInvalidLine(path),
                null,
                "the text is not UTF-8. Save the file as \"CSV UTF-8\", or open it in its own encoding (such as Encoding.Latin1) and pass the reader to Read.",
                invalid);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SeriesReadException(path, null, null, $"the file can't be read: {CellText.OneLine(failure.Message)}", failure);
        }
    }

    private static void RefuseArchives(FileStream stream, string path)
    {
        Span<byte> start = stackalloc byte[4];
        int count = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        if (start[..count].StartsWith("PK\x03\x04"u8))
        {
            throw new SeriesReadException(path, null, null, "this is a workbook or zip file. Save the sheet as \"CSV UTF-8\" and read that.");
        }

        if (start[..count].StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
        {
            throw new SeriesReadException(path, null, null, "this is a gzip file. Unpack it, or pass a StreamReader over a GZipStream to Read.");
        }
    }

    // Latin-1 maps every byte to the character of the same number, so the bytes of a line can be had back.
    private static int? FirstInvalidLine(string path)
    {
        int line = 1;
        foreach (string text in File.ReadLines(path, Encoding.Latin1))
        {
            if (!Utf8.IsValid(Encoding.Latin1.GetBytes(text)))
            {
                return line;
            }

            line++;
        }

        return null;
    }
}
