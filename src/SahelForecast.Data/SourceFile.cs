using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace SahelForecast.Data;

/// <summary>Opens files and streams strictly: what is not text, or not in the encoding it claims, is an error and never a question mark.</summary>
internal static class SourceFile
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a text file, turning every reason why it can't be read into one that names it.</summary>
    public static T Read<T>(string path, ReadLimits limits, Func<TextReader, T> read) => ReadBytes(path, limits, stream =>
    {
        RefuseArchives(stream, path);
        return ReadText(stream, path, isFile: true, read);
    });

    /// <summary>Reads the text of a stream.</summary>
    /// <param name="stream">The bytes, unpacked.</param>
    /// <param name="file">The name for messages.</param>
    /// <param name="isFile">Whether that is the file the bytes are from: the name of a stream is never opened.</param>
    /// <param name="read">What is done with the text.</param>
    public static T ReadText<T>(Stream stream, string? file, bool isFile, Func<TextReader, T> read)
    {
        try
        {
            using var text = new StreamReader(stream, StrictUtf8, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16, leaveOpen: true);
            return read(text);
        }
        catch (DecoderFallbackException invalid)
        {
            throw new SeriesReadException(
                file,
                isFile && File.Exists(file) ? FirstInvalidLine(() => Open(file, ReadLimits.Default)) : null,
                null,
                "the text is not UTF-8. Save the file as \"CSV UTF-8\", or open it in its own encoding (such as Encoding.Latin1) and pass the reader to Read.",
                invalid);
        }
    }

    /// <summary>Reads the bytes of a file, unpacked.</summary>
    public static T ReadBytes<T>(string path, ReadLimits limits, Func<Stream, T> read)
    {
        try
        {
            if (Directory.Exists(path))
            {
                throw new SeriesReadException(path, null, null, "this is a folder. Name a file in it.");
            }

            using Stream stream = Open(path, limits);
            return Guarded(path, stream, read);
        }
        catch (Exception missing) when (missing is (FileNotFoundException or DirectoryNotFoundException) && !File.Exists(path))
        {
            throw new SeriesReadException(path, null, null, "there is no such file. Check the path.", missing);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SeriesReadException(path, null, null, $"the file can't be read: {CellText.OneLine(failure.Message)}", failure);
        }
    }

    /// <summary>Turns what goes wrong with packed and bounded streams into an error that names the source.</summary>
    public static T Guarded<T>(string? file, Stream stream, Func<Stream, T> read)
    {
        try
        {
            return read(stream);
        }
        catch (InvalidDataException broken)
        {
            throw new SeriesReadException(file, null, null, "the gzip file is damaged or cut off. Fetch it again.", broken);
        }
        catch (SourceLimitException tooLarge)
        {
            throw new SeriesReadException(file, null, null, tooLarge.Message, tooLarge);
        }
    }

    /// <summary>The bytes of a stream, unpacked when they are gzip and the stream can seek.</summary>
    public static Stream Unpacked(Stream stream, ReadLimits limits)
    {
        if (!stream.CanSeek)
        {
            return stream;
        }

        Span<byte> start = stackalloc byte[2];
        int count = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        stream.Position -= count;
        return GzipSource.IsGzip(start[..count]) ? new BufferedStream(new GzipSource(stream, limits.MaxExpandedBytes), 1 << 16) : stream;
    }

    // A file that is open in a spreadsheet can still be read.
    private static Stream Open(string path, ReadLimits limits) =>
        Unpacked(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete), limits);

    /// <summary>Says what a file of another kind is, before it is read as text.</summary>
    public static void RefuseArchives(Stream stream, string? path)
    {
        switch (Kind(stream))
        {
            case SourceKind.Zip:
                throw new SeriesReadException(path, null, null, "this is a workbook or zip file. Read a workbook with DataSource.Read, or save the sheet as \"CSV UTF-8\".");
            case SourceKind.OldWorkbook:
                throw new SeriesReadException(path, null, null, "this is a workbook of an old Excel (.xls). Save it as .xlsx, or the sheet as \"CSV UTF-8\".");
            default:
                break;
        }
    }

    /// <summary>What the first bytes say.</summary>
    public static SourceKind Kind(Stream stream)
    {
        if (!stream.CanSeek)
        {
            return SourceKind.Text;
        }

        Span<byte> start = stackalloc byte[4];
        int count = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        stream.Position -= count;
        return start[..count].StartsWith("PK\x03\x04"u8) ? SourceKind.Zip
            : start[..count].SequenceEqual((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]) ? SourceKind.OldWorkbook
            : SourceKind.Text;
    }

    // Latin-1 maps every byte to the character of the same number, so the bytes of a line can be had back.
    private static int? FirstInvalidLine(Func<Stream> open)
    {
        const int longest = 1 << 20;
        using var text = new StreamReader(open(), Encoding.Latin1, detectEncodingFromByteOrderMarks: false);
        var bytes = new List<byte>();
        int line = 1;
        for (int next = text.Read(); bytes.Count < longest; next = text.Read())
        {
            bool ends = next is < 0 or '\n' || (next == '\r' && text.Peek() != '\n');
            if (ends && !Utf8.IsValid(CollectionsMarshal.AsSpan(bytes)))
            {
                return line;
            }

            if (next < 0)
            {
                return null;
            }

            line += ends ? 1 : 0;
            bytes.Add((byte)next);
            if (ends)
            {
                bytes.Clear();
            }
        }

        return null;
    }
}

/// <summary>The kinds of sources that their first bytes tell apart.</summary>
internal enum SourceKind
{
    /// <summary>Text, or what can't be told.</summary>
    Text,

    /// <summary>A zip file; a workbook is one.</summary>
    Zip,

    /// <summary>A workbook of Excel before 2007.</summary>
    OldWorkbook,
}
