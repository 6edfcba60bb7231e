package io.rivulet.media.ffmpeg;

import io.rivulet.media.Picture;
import io.rivulet.media.Pictures.Shape;
import java.util.ArrayList;
import java.util.List;

/** The chain that a source's frames go through; FFmpeg itself turns them upright before. */
final class Filters {

    static final double HIGHEST_RATE = 60;
    private static final String TO_STANDARD_RANGE = "setparams=color_primaries=bt2020:colorspace=bt2020nc"
            + ",zscale=t=linear:npl=100,format=gbrpf32le,zscale=p=bt709,tonemap=tonemap=hable:desat=0"
            + ",zscale=t=bt709:m=bt709:r=tv";

    private static final String SQUARE =
            "scale=512:512:force_original_aspect_ratio=increase:force_divisible_by=2,crop=512:512";
    private static final String WHOLE =
            "scale='min(1920,iw)':'min(1920,ih)':force_original_aspect_ratio=decrease" + ":force_divisible_by=2";

    private Filters() {}

    static String transcode(Picture picture, Frame frame, boolean toneMapping) {
        var chain = base(picture, frame, toneMapping, "limited");
        if (picture.frameRate() > HIGHEST_RATE + 0.5) {
            chain.add("fps=60");
        }
        chain.add("format=yuv420p");
        return String.join(",", chain);
    }

    /** Lets frames pass that are not (almost) black. */
    static String lightCover(Picture picture, Frame frame, boolean toneMapping) {
        return cover(picture, frame, toneMapping)
                + ",blackframe=amount=0:threshold=32"
                + ",metadata=mode=select:key=lavfi.blackframe.pblack:value=90:function=less";
    }

    static String cover(Picture picture, Frame frame, boolean toneMapping) {
        var chain = base(picture, frame, toneMapping, "full");
        chain.add("format=yuvj420p");
        return String.join(",", chain);
    }

    static String picture(Shape shape) {
        return (shape == Shape.SQUARE ? SQUARE : WHOLE) + ",setsar=1,format=yuvj420p";
    }

    private static List<String> base(Picture picture, Frame frame, boolean toneMapping, String range) {
        boolean toneMapped = toneMapping && picture.colour().highDynamicRange();
        var chain = new ArrayList<String>();
        if (picture.coding().interlaced()) {
            chain.add("bwdif=mode=send_frame:deint=interlaced");
        }
        chain.add("scale=" + frame.width() + ":" + frame.height() + (toneMapped ? "" : ":out_range=" + range));
        chain.add("setsar=1");
        if (toneMapped) {
            chain.add(TO_STANDARD_RANGE);
            chain.add("scale=out_range=" + range);
        }
        return chain;
    }
}
